"""The public front: pages that need no script, made from a snapshot when somebody first asks for them.

- `addresses`: which page is at which address
- `site`: the pages of one snapshot, each built once
- `pages`: what is around every page; the modules named after pages have their contents
- `serving`: the front as a web application, before the interactive dashboard
"""
