using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>Receives Stripe's events: verifies and stores them; they are handled later.</summary>
internal sealed class WebhookInbox(WebhookSecrets secrets, Atomic atomic, TimeProvider time)
{
    /// <summary>The bell topic that rings when an event was stored.</summary>
    public const string Topic = "stripe-events";

    /// <summary>The bell topic that rings when an event was given up, replayed or set aside.</summary>
    public const string GivenUpTopic = "stripe-events-given-up";

    // The tolerance of Stripe's own libraries: https://docs.stripe.com/webhooks#replay-attacks
    private const long ToleranceSeconds = 300;

    private const long AnyTolerance = long.MaxValue;

    private const int LongestId = 255;
    private const int LongestType = 80;

    // The year 10000; no moment can be later.
    private const long LastSecond = 253_402_300_800;

    /// <summary>Verifies and stores one event.</summary>
    /// <param name="body">The body exactly as received.</param>
    /// <param name="signature">The <c>Stripe-Signature</c> header; null when it is absent.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<InboxOutcome> ReceiveAsync(string body, string? signature, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!IsFromStripe(body, signature, ToleranceSeconds, now))
        {
            return IsFromStripe(body, signature, AnyTolerance, now) ? InboxOutcome.OutOfTime : InboxOutcome.Forged;
        }

        var row = Read(body, now);
        if ((row ?? ReadId(body, now)) is not { } kept)
        {
            return InboxOutcome.Unreadable;
        }

        return await atomic.RunAsync(
            async scope =>
            {
                if (row is not null)
                {
                    // Sent again in a form that can be read, after the endpoint was set right at Stripe.
                    await scope.Db.Set<StripeEventRow>()
                        .Where(known => known.EventId == row.EventId && known.Problem == EventProblem.Unreadable)
                        .ExecuteDeleteAsync(cancellationToken);
                }

                if (await scope.Db.Set<StripeEventRow>().AnyAsync(known => known.EventId == kept.EventId, cancellationToken))
                {
                    return row is null ? InboxOutcome.Unreadable : InboxOutcome.Repeated;
                }

                scope.Db.Add(kept);
                scope.Ring(row is null ? GivenUpTopic : Topic);
                return row is null ? InboxOutcome.Unreadable : InboxOutcome.Kept;
            },
            cancellationToken);
    }

    private bool IsFromStripe(string body, string? signature, long tolerance, DateTimeOffset now) =>
        signature is not null && secrets.All.Any(secret => WebhookSignature.Fits(body, signature, secret, tolerance, now));

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
            var subject = root.GetProperty("data").GetProperty("object");
            return Word(root, "id", LongestId) is { } id && Word(root, "type", LongestType) is { } type
                ? StripeEventRow.Receive(id, NoticeSubjects.Of(type, subject), now, CreatedAt(root))
                : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The row of an event that has an id and nothing else that can be read; null when it has none.</summary>
    private static StripeEventRow? ReadId(string body, DateTimeOffset now)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Word(json.RootElement, "id", LongestId) is { } id
                ? StripeEventRow.Unreadable(id, Word(json.RootElement, "type", LongestType) ?? "", now)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Word(JsonElement root, string name, int longest) =>
        root.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String && text.GetString() is { Length: > 0 } word
            && word.Length <= longest && !StoredTextGuard.HoldsCardNumber(word)
            ? word
            : null;
}
