using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Primitives.Texts;
using Stripe;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>Receives Stripe's events: verifies and stores them; they are handled later.</summary>
internal sealed class WebhookInbox(WebhookSecrets secrets, Atomic atomic, TimeProvider time)
{
    /// <summary>The bell topic that rings when an event was stored.</summary>
    public const string Topic = "stripe-events";

    /// <summary>The bell topic that rings when an event was given up or replayed.</summary>
    public const string GivenUpTopic = "stripe-events-given-up";

    // The tolerance of Stripe's own libraries: https://docs.stripe.com/webhooks#replay-attacks
    private const long ToleranceSeconds = 300;

    // The year 10000; no moment can be later.
    private const long LastSecond = 253_402_300_800;

    /// <summary>Verifies and stores one event.</summary>
    /// <param name="body">The body exactly as received.</param>
    /// <param name="signature">The <c>Stripe-Signature</c> header; null when it is absent.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<InboxOutcome> ReceiveAsync(string body, string? signature, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!IsFromStripe(body, signature, now) || Read(body, now) is not { } row)
        {
            return InboxOutcome.NotBelieved;
        }

        return await atomic.RunAsync(
            async scope =>
            {
                if (await scope.Db.Set<StripeEventRow>().AnyAsync(known => known.EventId == row.EventId, cancellationToken))
                {
                    return InboxOutcome.Repeated;
                }

                scope.Db.Add(row);
                scope.Ring(Topic);
                return InboxOutcome.Kept;
            },
            cancellationToken);
    }

    private bool IsFromStripe(string body, string? signature, DateTimeOffset now) =>
        signature is not null && secrets.All.Any(secret => IsSignedWith(secret, body, signature, now));

    private static bool IsSignedWith(string secret, string body, string signature, DateTimeOffset now)
    {
        try
        {
            EventUtility.ValidateSignature(body, signature, secret, ToleranceSeconds, now.ToUnixTimeSeconds());
            return true;
        }
        catch (StripeException)
        {
            return false;
        }
    }

    private static DateTimeOffset? CreatedAt(JsonElement root) =>
        root.TryGetProperty("created", out var created) && created.TryGetInt64(out var seconds) && seconds is > 0 and < LastSecond
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>The ids of an event; null when it is not a snapshot event.</summary>
    private static StripeEventRow? Read(string body, DateTimeOffset now)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            var id = root.GetProperty("id").GetString();
            var type = root.GetProperty("type").GetString();
            var subject = root.GetProperty("data").GetProperty("object");
            return id is { Length: > 0 and <= 255 } && type is { Length: > 0 and <= 80 }
                && !StoredTextGuard.HoldsCardNumber(id) && !StoredTextGuard.HoldsCardNumber(type)
                ? StripeEventRow.Receive(id, NoticeSubjects.Of(type, subject), now, CreatedAt(root))
                : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
