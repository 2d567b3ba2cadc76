namespace MotoPortal.Accounts.Security;

/// <summary>A passkey, as its person sees it.</summary>
/// <param name="Id">Its id in hexadecimal digits.</param>
/// <param name="Name">What the person calls it.</param>
/// <param name="AddedAt">When it was added, UTC.</param>
/// <param name="UsedAt">When it was last used, UTC; null before the first time.</param>
public sealed record OwnPasskeyView(string Id, string Name, DateTimeOffset AddedAt, DateTimeOffset? UsedAt);
