"""The campaign file, the files it names, and its guide, draft and feedback."""

from fiel.campaign.campaignfile import CampaignFile, load_campaign
from fiel.campaign.model import Annotation, Campaign
from fiel.campaign.task import Task

__all__ = ["Annotation", "Campaign", "CampaignFile", "Task", "load_campaign"]
