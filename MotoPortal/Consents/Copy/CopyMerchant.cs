namespace MotoPortal.Consents.Copy;

/// <summary>The store's details when the consent was given.</summary>
internal sealed record CopyMerchant(string Name, string Address, string Country, string Contact, string PrivacyContact, string Authority);
