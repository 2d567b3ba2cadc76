namespace MotoPortal.Accounts.Settings;

/// <summary>Single sign-on with an OpenID Connect issuer, such as Entra ID, Google or Keycloak. Section <c>SignIn:OpenId</c>.</summary>
internal sealed class OpenIdOptions
{
    public const string Section = "SignIn:OpenId";

    /// <summary>The address at which signing in at the issuer begins.</summary>
    public const string StartAddress = "/account/sso";

    /// <summary>
    /// The issuer's address, below which <c>/.well-known/openid-configuration</c> is; null for no single sign-on.
    /// </summary>
    public string? Authority { get; set; }

    /// <summary>The portal's id at the issuer.</summary>
    public string? ClientId { get; set; }

    /// <summary>The portal's secret at the issuer, from the environment only; null when it is in a file.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>A file that contains only the secret and that no other account can read; null for none.</summary>
    public string? ClientSecretFile { get; set; }

    /// <summary>What the button calls the issuer, such as <c>Microsoft</c>; null for a general word.</summary>
    public string? Name { get; set; }

    /// <summary>Scopes to ask for in addition to <c>openid</c>, <c>profile</c> and <c>email</c>.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = [];

    /// <summary>The claim of the e-mail address.</summary>
    public string EmailClaim { get; set; } = "email";

    /// <summary>
    /// Whether an address counts as verified when the issuer says nothing about it (<c>email_verified</c> is missing): only for an issuer
    /// that gives its people their addresses itself.
    /// </summary>
    public bool EmailsAreVerified { get; set; }

    /// <summary>The claim whose values say what a person may do.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>The values that make a Clerk.</summary>
    public IReadOnlyList<string> ClerkValues { get; set; } = [];

    /// <summary>The values that make a Supervisor.</summary>
    public IReadOnlyList<string> SupervisorValues { get; set; } = [];

    /// <summary>The values that make an Auditor.</summary>
    public IReadOnlyList<string> AuditorValues { get; set; } = [];

    /// <summary>The values that make an Admin.</summary>
    public IReadOnlyList<string> AdminValues { get; set; } = [];

    /// <summary>
    /// The claim whose values are the stores in which a person works, each the id of a Terminal location (<c>tml_…</c>), or <c>all</c>;
    /// null when the issuer does not say: a new person works in all stores, and an administrator changes that.
    /// </summary>
    public string? StoreClaim { get; set; }

    /// <summary>
    /// The values of <c>amr</c> that count as a second factor (RFC 8176); empty for <c>mfa</c>, <c>otp</c> and <c>hwk</c>.
    /// </summary>
    public IReadOnlyList<string> SecondFactorMethods { get; set; } = [];

    /// <summary>The values of <c>acr</c> that count as a second factor; empty for none, because their meaning is the issuer's.</summary>
    public IReadOnlyList<string> SecondFactorContexts { get; set; } = [];

    /// <summary>Whether there is an issuer.</summary>
    public bool IsOn => Authority is { Length: > 0 };
}
