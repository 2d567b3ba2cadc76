using System.Globalization;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Settings;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Accounts.OpenId;

/// <summary>Reads a validated token: who it is, what they may do, and how the issuer made sure.</summary>
internal static class OpenIdClaims
{
    private const int LongestName = 120;
    private const string AllStores = "all";

    // Values of RFC 8176 that stand for a second factor.
    private static readonly string[] UsualMethods = ["mfa", "otp", "hwk"];

    /// <summary>The person of a token whose claims have the issuer's own names; null when it has no issuer or subject.</summary>
    public static ClaimedPerson? Read(ClaimsPrincipal principal, OpenIdOptions options)
    {
        if (principal.FindFirstValue(JwtRegisteredClaimNames.Iss) is not { Length: > 0 } issuer
            || principal.FindFirstValue(JwtRegisteredClaimNames.Sub) is not { Length: > 0 } subject)
        {
            return null;
        }

        var email = EmailOf(principal, options);
        return new ClaimedPerson(
            ExternalIdentity.DigestOf(issuer, subject),
            email,
            NameOf(principal, email),
            LanguageOf(principal),
            RolesOf(principal, options),
            StoresOf(principal, options),
            HasSecondFactor(principal, options),
            principal.FindFirstValue(JwtRegisteredClaimNames.Sid) is { Length: > 0 } session
                ? ExternalIdentity.DigestOf(issuer, session) : null,
            long.TryParse(principal.FindFirstValue(JwtRegisteredClaimNames.AuthTime), CultureInfo.InvariantCulture, out var seconds)
                ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null);
    }

    // An address that the issuer did not verify may be any text that the person typed there.
    private static string? EmailOf(ClaimsPrincipal principal, OpenIdOptions options)
    {
        var email = principal.FindFirstValue(options.EmailClaim)?.Trim();
        var said = principal.FindFirstValue("email_verified");
        var isVerified = said is null ? options.EmailsAreVerified : string.Equals(said, "true", StringComparison.OrdinalIgnoreCase);
        return isVerified && !string.IsNullOrEmpty(email) && FieldRules.Email(email) is null ? email : null;
    }

    private static string NameOf(ClaimsPrincipal principal, string? email)
    {
        var name = (principal.FindFirstValue(JwtRegisteredClaimNames.Name) ?? "").Trim();
        return FieldRules.Text(name, LongestName, required: true) is null ? name : email?.Split('@')[0] ?? "";
    }

    private static string? LanguageOf(ClaimsPrincipal principal) => principal.FindFirstValue("locale") switch
    {
        { } locale when locale.StartsWith("fr", StringComparison.OrdinalIgnoreCase) => "fr",
        { } locale when locale.StartsWith("en", StringComparison.OrdinalIgnoreCase) => "en",
        _ => null,
    };

    private static IReadOnlyList<string> RolesOf(ClaimsPrincipal principal, OpenIdOptions options)
    {
        var held = principal.FindAll(options.RoleClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        return [.. StaffRoles.All.Where(role => ValuesOf(role).Any(held.Contains))];

        IReadOnlyList<string> ValuesOf(string role) => role switch
        {
            StaffRoles.Clerk => options.ClerkValues,
            StaffRoles.Supervisor => options.SupervisorValues,
            StaffRoles.Auditor => options.AuditorValues,
            StaffRoles.Admin => options.AdminValues,
            _ => [],
        };
    }

    private static StoreScope? StoresOf(ClaimsPrincipal principal, OpenIdOptions options)
    {
        if (string.IsNullOrEmpty(options.StoreClaim))
        {
            return null;
        }

        var values = principal.FindAll(options.StoreClaim).Select(claim => claim.Value).ToList();
        return values.Contains(AllStores, StringComparer.Ordinal)
            ? StoreScope.All
            : StoreScope.Of(values.Select(LocationId.TryFrom).OfType<LocationId>());
    }

    private static bool HasSecondFactor(ClaimsPrincipal principal, OpenIdOptions options)
    {
        var methods = options.SecondFactorMethods.Count > 0 ? options.SecondFactorMethods : UsualMethods;
        return principal.FindAll(JwtRegisteredClaimNames.Amr).Any(claim => methods.Contains(claim.Value, StringComparer.Ordinal))
            || principal.FindAll(JwtRegisteredClaimNames.Acr)
                .Any(claim => options.SecondFactorContexts.Contains(claim.Value, StringComparer.Ordinal));
    }
}
