using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.Charges;

/// <summary>Reading charges: https://docs.stripe.com/api/charges. They are created by PaymentIntents only.</summary>
internal sealed class ChargeOperations(ObjectStore store, Rendering rendering, Lists lists) : IOperations
{
    /// <inheritdoc />
    public IReadOnlyList<Operation> Operations =>
    [
        new("GET", "/v1/charges", List),
        new(
            "GET",
            "/v1/charges/{id}",
            call => store.Find("charge", call.Id) is { } charge ? rendering.Show(charge) : ApiError.NoSuch("charge", call.Id)),
    ];

    private Answer List(Call call)
    {
        if ((string?)call.Parameters["customer"] is { } customer && store.Find(customer) is not { Type: "customer" })
        {
            return ApiError.NoSuch("customer", customer, "customer");
        }

        return (string?)call.Parameters["payment_intent"] is { } intent && store.Find("payment_intent", intent) is null
            ? ApiError.NoSuch("payment_intent", intent, "payment_intent")
            : lists.Page(call, "charge", "/v1/charges", Lists.Equal(call, "customer", "payment_intent"));
    }
}
