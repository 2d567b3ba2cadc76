namespace MotoPortal.Accounts.Persons;

/// <summary>A link for choosing a password, to be handed over once.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Token">The secret token.</param>
/// <param name="ExpiresAt">Until when it is valid, UTC.</param>
public sealed record OneTimeLink(string PersonId, string Token, DateTimeOffset ExpiresAt)
{
    /// <summary>The full address of the page on which the password is chosen.</summary>
    /// <param name="portal">The portal's address, with or without a trailing slash.</param>
    public string AddressAt(string portal) =>
        $"{portal.TrimEnd('/')}/account/password?person={Uri.EscapeDataString(PersonId)}&code={Uri.EscapeDataString(Token)}";
}
