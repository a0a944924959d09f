"""The campaign file, the files it names, and its guide, draft and feedback."""

from fiel.campaign.model import Annotation, Campaign, CampaignFile, Task, load_campaign

__all__ = ["Annotation", "Campaign", "CampaignFile", "Task", "load_campaign"]
