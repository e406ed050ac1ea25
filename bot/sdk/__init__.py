"""The corner that knows the chat SDK: its adapter, its rules for tokens, its models. Nothing else imports it."""
