using Microsoft.Extensions.Options;
using MotoPortal.Gateway.Objects;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>
/// The signing secrets that events are checked with: the one from the settings, and in practice the one the simulator gave.
/// </summary>
internal sealed class WebhookSecrets(IOptions<StripeOptions> options)
{
    private volatile string? _given;

    /// <summary>The secret, or null while no event can be believed.</summary>
    public string? Current => _given ?? (string.IsNullOrEmpty(options.Value.WebhookSecret) ? null : options.Value.WebhookSecret);

    /// <summary>Takes the secret that was given for this run.</summary>
    public void Take(string secret) => _given = secret;
}
