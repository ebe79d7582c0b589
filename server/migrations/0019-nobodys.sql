-- No cart is begun for a customer who is not there: one who was forgotten, whose token is still about.
alter table carts add foreign key (home, customer) references customers (home, id);
