using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives.Checks;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>Checks whether Stripe is told to send its events to this portal, and all that the portal listens to.</summary>
internal sealed class WebhookEndpointCheck(StripeGateway stripe, IOptions<StripeOptions> options, IConfiguration configuration)
    : IPreflightCheck
{
    private const string Endpoints = "https://dashboard.stripe.com/webhooks";

    private enum Found
    {
        Practice,
        SwitchedOff,
        NoSecret,
        NotRegistered,
        Disabled,
        TypesMissing,
        Registered,
        NotPermitted,
        Unreachable,
    }

    /// <inheritdoc/>
    public string Name => "WebhookEndpoint";

    /// <inheritdoc/>
    public PreflightPart Part => PreflightPart.Stripe;

    /// <inheritdoc/>
    public IReadOnlyList<string> Findings => Enum.GetNames<Found>();

    /// <inheritdoc/>
    public async Task<PreflightFinding> LookAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Mode is StripeMode.Practice)
        {
            return PreflightFinding.Of(PreflightState.Fine, Found.Practice);
        }

        if (!options.Value.Webhooks)
        {
            return PreflightFinding.Of(PreflightState.Fine, Found.SwitchedOff);
        }

        var url = $"{PortalAddress.Of(configuration)}{WebhookEndpoint.Path}";
        if (string.IsNullOrEmpty(options.Value.WebhookSecret))
        {
            return PreflightFinding.Of(PreflightState.ToDo, Found.NoSecret, url) with { Link = Endpoints };
        }

        return await stripe.ListWebhookEndpointsAsync(cancellationToken) switch
        {
            GatewayAnswer<ImmutableArray<RegisteredWebhook>>.Done { Value: var endpoints } => Judge(url, endpoints),
            GatewayAnswer<ImmutableArray<RegisteredWebhook>>.Refused { Refusal.Reason: RefusalReason.KeyRefused } =>
                PreflightFinding.Of(PreflightState.NotKnownYet, Found.NotPermitted, url) with { Link = Endpoints },
            _ => PreflightFinding.Of(PreflightState.NotAnswered, Found.Unreachable),
        };
    }

    private static PreflightFinding Judge(string url, ImmutableArray<RegisteredWebhook> endpoints)
    {
        var ours = endpoints.Where(endpoint => string.Equals(endpoint.Url, url, StringComparison.OrdinalIgnoreCase)).ToList();
        if (ours.Count == 0)
        {
            return PreflightFinding.Of(PreflightState.ToDo, Found.NotRegistered, url) with { Link = Endpoints };
        }

        if (!ours.Exists(endpoint => endpoint.IsEnabled))
        {
            return PreflightFinding.Of(PreflightState.Wrong, Found.Disabled, url) with { Link = Endpoints };
        }

        var sent = ours.Where(endpoint => endpoint.IsEnabled).SelectMany(endpoint => endpoint.Types).ToHashSet(StringComparer.Ordinal);
        string[] missing = sent.Contains("*") ? [] : [.. WebhookEndpoint.Types.Where(type => !sent.Contains(type))];
        return missing.Length > 0
            ? PreflightFinding.Of(PreflightState.ToDo, Found.TypesMissing, string.Join(", ", missing)) with { Link = Endpoints }
            : PreflightFinding.Of(PreflightState.Fine, Found.Registered, url);
    }
}
