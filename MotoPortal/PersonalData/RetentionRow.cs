namespace MotoPortal.PersonalData;

/// <summary>A row whose retention time is over.</summary>
/// <param name="Key">The id.</param>
/// <param name="What">Its name for people.</param>
/// <param name="Since">When its retention time began, UTC.</param>
public sealed record RetentionRow(string Key, string What, DateTimeOffset Since);
