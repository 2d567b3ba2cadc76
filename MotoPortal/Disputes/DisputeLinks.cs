using Microsoft.Extensions.Options;
using MotoPortal.Primitives;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Disputes;

/// <summary>Links to disputes in Stripe's Dashboard.</summary>
internal sealed class DisputeLinks(IOptions<ShellOptions> shell)
{
    /// <summary>The page of a dispute in Stripe's Dashboard; null in practice mode, which has none.</summary>
    public string? AtStripe(DisputeId dispute) => shell.Value.Mode switch
    {
        PortalMode.Live => $"https://dashboard.stripe.com/disputes/{dispute}",
        PortalMode.Sandbox => $"https://dashboard.stripe.com/test/disputes/{dispute}",
        PortalMode.Practice => null,
    };
}
