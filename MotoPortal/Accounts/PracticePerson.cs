namespace MotoPortal.Accounts;

/// <summary>One of the people whom anybody may be in practice mode.</summary>
internal sealed record PracticePerson(string Email, string DisplayName, string Role);
