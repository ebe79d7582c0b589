-- What the shop said of its own accord, and what for: on the web no delivery keeps it, and telling a device of it asks the gate.
alter table messages add column said_for text;
