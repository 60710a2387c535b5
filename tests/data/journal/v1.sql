-- A journal of version 1, as the first release wrote it. It never changes: it is what people have.
PRAGMA application_id = 1315005034;
PRAGMA user_version = 1;
PRAGMA journal_mode = WAL;
BEGIN TRANSACTION;
CREATE TABLE entry (  id INTEGER PRIMARY KEY,  uuid TEXT NOT NULL UNIQUE CHECK (uuid <> ''),  kind TEXT NOT NULL,  utc_us INTEGER NOT NULL,  offset_s INTEGER NOT NULL,  author TEXT,  title TEXT,  text TEXT) STRICT;
INSERT INTO entry VALUES(1,'0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0001','session',1795287845000000,3600,NULL,NULL,NULL);
INSERT INTO entry VALUES(2,'0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0002','session',1795291445000000,3600,'Noor',NULL,'Het was fijn — even rust.');
INSERT INTO entry VALUES(3,'0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0003','note',1795295045000000,0,NULL,'A title','Two
lines');
INSERT INTO entry VALUES(7,'0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0004','letter',-1,-18000,'Sam','','');
CREATE TABLE session (  entry_id INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,  practice TEXT NOT NULL,  pattern TEXT,  duration_us INTEGER NOT NULL CHECK (duration_us >= 0)) STRICT;
INSERT INTO session VALUES(1,'water-and-rust','water',180000000);
INSERT INTO session VALUES(2,'five-exhales',NULL,56000000);
CREATE INDEX entry_by_time ON entry (utc_us, uuid);
COMMIT;
