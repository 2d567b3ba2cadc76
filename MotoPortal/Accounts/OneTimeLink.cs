namespace MotoPortal.Accounts;

/// <summary>A link for choosing a password, to be handed over once.</summary>
/// <param name="PersonId">Whose password.</param>
/// <param name="Token">The secret in it.</param>
/// <param name="ExpiresAt">Until when it is good, UTC.</param>
public sealed record OneTimeLink(string PersonId, string Token, DateTimeOffset ExpiresAt)
{
    /// <summary>The whole address of the page on which the password is chosen.</summary>
    /// <param name="portal">The portal's own address, with or without a slash at its end.</param>
    public string AddressAt(string portal) =>
        $"{portal.TrimEnd('/')}/account/password?person={Uri.EscapeDataString(PersonId)}&code={Uri.EscapeDataString(Token)}";
}
