using Microsoft.Extensions.Options;
using MotoPortal.Gateway.Objects;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>The signing secrets of events: the configured one, and in practice mode the simulator's.</summary>
internal sealed class WebhookSecrets(IOptions<StripeOptions> options)
{
    private volatile string? _given;

    /// <summary>The secret; null while there is none and no event can be verified.</summary>
    public string? Current => _given ?? (string.IsNullOrEmpty(options.Value.WebhookSecret) ? null : options.Value.WebhookSecret);

    /// <summary>Sets the secret for this run.</summary>
    public void Take(string secret) => _given = secret;
}
