namespace MotoPortal.Accounts.Settings;

/// <summary>Whether people sign in with passwords. Section <c>SignIn</c>.</summary>
internal sealed class PasswordSignInOptions
{
    public const string Section = "SignIn";

    /// <summary>
    /// False closes the sign-in by password where all people sign in at an issuer. A link that the console printed still opens the portal,
    /// for the day on which the issuer cannot be reached.
    /// </summary>
    public bool Passwords { get; set; } = true;
}
