"""From the bytes of a request to who said or pressed what: who may knock, and how it is read."""
