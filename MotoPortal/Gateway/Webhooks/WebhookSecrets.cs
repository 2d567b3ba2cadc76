using Microsoft.Extensions.Options;
using MotoPortal.Gateway.Objects;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>The signing secrets of events: the configured ones, and in practice mode the simulator's.</summary>
internal sealed class WebhookSecrets(IOptions<StripeOptions> options)
{
    private volatile string? _given;

    /// <summary>The secrets, any of which verifies an event; empty while there is none and no event can be verified.</summary>
    public IReadOnlyList<string> All => _given is { } given ? [given] : options.Value.WebhookSecrets;

    /// <summary>Sets the secret for this run.</summary>
    public void Take(string secret) => _given = secret;
}
