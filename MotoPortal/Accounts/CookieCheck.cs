using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MotoPortal.Data;

namespace MotoPortal.Accounts;

/// <summary>Holds the cookie of each request against the database once a minute.</summary>
internal sealed class CookieCheck(
    SessionCheck session, IOptions<SecurityStampValidatorOptions> options, SignInManager<PortalUser> signIn, ILoggerFactory loggers)
    : SecurityStampValidator<PortalUser>(options, signIn, loggers)
{
    /// <inheritdoc/>
    protected override async Task<PortalUser?> VerifySecurityStamp(ClaimsPrincipal? principal) =>
        principal is not null && await session.StandsAsync(principal, CancellationToken.None) ? await base.VerifySecurityStamp(principal) : null;
}
