using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.PaymentIntents;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.Disputes;

/// <summary>
/// Disputes: https://docs.stripe.com/api/disputes. Evidence cannot be submitted here; at Stripe it is done in the Dashboard.
/// </summary>
internal sealed class DisputeOperations(ObjectStore store, Rendering rendering, Lists lists, OpenDisputes disputes) : IOperations
{
    private const string Type = "dispute";

    /// <inheritdoc />
    public IReadOnlyList<Operation> Operations =>
    [
        new("GET", "/v1/disputes", List),
        new(
            "GET",
            "/v1/disputes/{id}",
            call => store.Find(Type, call.Id) is { } dispute ? rendering.Show(dispute) : ApiError.NoSuch(Type, call.Id)),
        new("POST", "/v1/disputes/{id}/close", Close),
    ];

    private Answer List(Call call)
    {
        foreach (var name in (string[])["charge", "payment_intent"])
        {
            if ((string?)call.Parameters[name] is { } id && store.Find(name, id) is null)
            {
                return ApiError.NoSuch(name, id, name);
            }
        }

        return lists.Page(call, Type, "/v1/disputes", Lists.Equal(call, "charge", "payment_intent"));
    }

    private Answer Close(Call call)
    {
        if (store.Find(Type, call.Id) is not { } dispute)
        {
            return ApiError.NoSuch(Type, call.Id);
        }

        return dispute.Text("status") == "needs_response" && disputes.Lose(dispute, call.Origin)
            ? rendering.Show(dispute)
            : ApiError.Invalid($"This dispute cannot be closed because it has a status of {dispute.Text("status")}.");
    }
}
