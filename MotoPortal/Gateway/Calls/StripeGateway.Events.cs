using System.Text.Json;
using MotoPortal.Gateway.Objects;

namespace MotoPortal.Gateway.Calls;

/// <content>Events.</content>
internal sealed partial class StripeGateway
{
    /// <summary>
    /// Reads an event that came in a form which cannot be read. Stripe has it for 30 days, and not at all if it is none of this API's:
    /// https://docs.stripe.com/api/events
    /// </summary>
    public Task<GatewayAnswer<StripeEventDetails>> ReadEventAsync(string id, CancellationToken cancellationToken) =>
        AskAsync(
            "read_event",
            async () =>
            {
                var found = await Client.V1.Events.GetAsync(id, cancellationToken: cancellationToken);
                using var json = JsonDocument.Parse(found.StripeResponse.Content);
                return new StripeEventDetails(
                    found.Type, At(found.Created), json.RootElement.GetProperty("data").GetProperty("object").Clone());
            },
            cancellationToken);
}
