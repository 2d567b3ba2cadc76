namespace MotoPortal.PersonalData;

/// <summary>Something whose time is over.</summary>
/// <param name="Key">Its id.</param>
/// <param name="What">What a person calls it.</param>
/// <param name="Since">From when its time counts, UTC.</param>
public sealed record RetentionRow(string Key, string What, DateTimeOffset Since);
