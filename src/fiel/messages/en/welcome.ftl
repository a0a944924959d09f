# The first message to a person of a campaign.
welcome-hello = Hello, { $name }!
welcome-thanks = Thank you for helping with { $title }.
welcome-start = Start here; the guide is above the first item:
welcome-account = Your user name: { $username }
welcome-password = Your password: { $password }
welcome-guide = Ten minutes are enough for a few items, and you can stop at any time. If something is unclear, leave a comment on the item.
welcome-about = Tell us how you want to be named, or that you prefer to stay anonymous:
