using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>
/// The endpoint for Stripe's events. It is open, because events are authenticated by their signature, and their body is only used to decide
/// what to read.
/// </summary>
internal static class WebhookEndpoint
{
    public const string Path = "/webhooks/stripe";

    /// <summary>The event types to which the portal subscribes.</summary>
    public static readonly IReadOnlyCollection<string> Types =
    [
        "terminal.reader.action_succeeded", "terminal.reader.action_failed",
        "setup_intent.succeeded", "setup_intent.setup_failed", "setup_intent.canceled",
        "payment_method.automatically_updated", "payment_method.updated", "payment_method.detached",
        "customer.updated", "customer.deleted",
        "payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.processing", "payment_intent.canceled",
        "payment_intent.amount_capturable_updated", "payment_intent.requires_action",
        "charge.refunded", "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed",
        "refund.created", "refund.updated", "refund.failed",
    ];

    private const int LargestBody = 256 * 1024;

    /// <summary>
    /// Receives one event: 200 when it is stored or known, 400 when its signature is invalid or it cannot be read, 413 when it is too
    /// large.
    /// </summary>
    public static async Task<IResult> ReceiveAsync(
        HttpRequest request,
        [FromServices] WebhookInbox inbox,
        [FromServices] RefusedPosts refused,
        CancellationToken cancellationToken)
    {
        var origin = request.HttpContext.Connection.RemoteIpAddress;
        if (await ReadAsync(request.Body, cancellationToken) is not { } body)
        {
            refused.Add(PostRefusal.TooLarge, origin);
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (RefusalOf(await inbox.ReceiveAsync(body, request.Headers["Stripe-Signature"], cancellationToken)) is not { } refusal)
        {
            return Results.Ok();
        }

        refused.Add(refusal, origin);
        return Results.BadRequest();
    }

    private static PostRefusal? RefusalOf(InboxOutcome outcome) => outcome switch
    {
        InboxOutcome.Kept or InboxOutcome.Repeated => null,
        InboxOutcome.Forged => PostRefusal.Forged,
        InboxOutcome.OutOfTime => PostRefusal.OutOfTime,
        InboxOutcome.Unreadable => PostRefusal.Unreadable,
    };

    /// <summary>The body as text; null when it is larger than any event.</summary>
    private static async Task<string?> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[LargestBody + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > LargestBody ? null : Encoding.UTF8.GetString(buffer, 0, length);
    }
}
