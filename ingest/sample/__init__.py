"""Sample data: invented authorities and our own invented documents about them.

Made by code in the manner of the real ones, so that every page of the product has something
true to show before anybody loads a document of their own, and so that tests know for each
passage what reading it must give.
"""
