namespace MotoPortal.Consents.Copy;

/// <summary>Who the store was when the consent was given.</summary>
internal sealed record CopyMerchant(string Name, string Address, string Country, string Contact, string PrivacyContact, string Authority);
