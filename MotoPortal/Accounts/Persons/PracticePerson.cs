namespace MotoPortal.Accounts.Persons;

/// <summary>A practice person, as whom every visitor may sign in.</summary>
internal sealed record PracticePerson(string Email, string DisplayName, string Role);
