"""A campaign: what its file asks for, the files that it names, its guide, its draft and its feedback."""

from fiel.campaign.model import Annotation, Campaign, CampaignFile, Task, load_campaign

__all__ = ["Annotation", "Campaign", "CampaignFile", "Task", "load_campaign"]
