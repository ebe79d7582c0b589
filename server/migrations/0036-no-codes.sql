-- Nothing is guessed at: an agreement is confirmed by an answer of the contact, not by a code.
alter table consents drop column tries;
