"""The tables by subject. What identifies or describes a citizen stands only in `sealed` columns, encrypted.

Every key begins with the tenant, so that no row of one is ever reached from another.
"""
