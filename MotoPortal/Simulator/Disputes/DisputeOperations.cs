using System.Text.Json.Nodes;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.PaymentIntents;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.Disputes;

/// <summary>
/// Disputes: https://docs.stripe.com/api/disputes. Evidence is text and files that were uploaded before.
/// </summary>
internal sealed class DisputeOperations(ObjectStore store, Rendering rendering, Lists lists, OpenDisputes disputes) : IOperations
{
    private const string Type = "dispute";
    private const int MostCharacters = 150_000;

    // All files of a dispute together. Stripe says it in the Dashboard's guide (https://docs.stripe.com/disputes/responding), not in the
    // reference of the API, and elsewhere 5 MB is named: this is the smaller one.
    private const long MostFileBytes = 9 * 1024 * 1024 / 2;

    private static readonly string[] FileFields =
    [
        "cancellation_policy",
        "customer_communication",
        "customer_signature",
        "duplicate_charge_documentation",
        "receipt",
        "refund_policy",
        "service_documentation",
        "shipping_documentation",
        "uncategorized_file",
    ];

    /// <inheritdoc />
    public IReadOnlyList<Operation> Operations =>
    [
        new("GET", "/v1/disputes", List),
        new(
            "GET",
            "/v1/disputes/{id}",
            call => store.Find(Type, call.Id) is { } dispute ? rendering.Show(dispute) : ApiError.NoSuch(Type, call.Id)),
        new("POST", "/v1/disputes/{id}", Update),
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

    private Answer Update(Call call)
    {
        if (store.Find(Type, call.Id) is not { } dispute)
        {
            return ApiError.NoSuch(Type, call.Id);
        }

        var evidence = call.Parameters["evidence"] as JsonObject;
        if (TextLength(dispute.Json["evidence"] as JsonObject, evidence) > MostCharacters)
        {
            return ApiError.Invalid($"The combined character count of your evidence must be at most {MostCharacters}.", "evidence");
        }

        if (FileProblem(dispute.Json["evidence"] as JsonObject, evidence) is { } problem)
        {
            return problem;
        }

        // Without the parameter, evidence goes to the bank at once.
        var submits = (bool?)call.Parameters["submit"] ?? evidence is not null;
        if ((evidence is not null && !disputes.Stage(dispute, evidence, call.Origin))
            || (submits && !disputes.Answer(dispute, call.Origin)))
        {
            return ApiError.Invalid($"This dispute cannot be updated because it has a status of {dispute.Text("status")}.");
        }

        if (call.Parameters.ContainsKey("metadata"))
        {
            Changes.Apply(dispute.Json, call.Parameters, "metadata");
            store.Save(dispute);
        }

        return rendering.Show(dispute);
    }

    private static int TextLength(JsonObject? kept, JsonObject? given) =>
        (kept ?? []).Where(field => given?.ContainsKey(field.Key) is not true).Concat(given ?? [])
            .Sum(field => field.Value is JsonValue value && value.TryGetValue(out string? text) ? text.Length : 0);

    private ApiError? FileProblem(JsonObject? kept, JsonObject? given)
    {
        long bytes = 0;
        foreach (var field in FileFields)
        {
            var isGiven = given?.ContainsKey(field) is true;
            if ((string?)(isGiven ? given : kept)?[field] is not { Length: > 0 } id)
            {
                continue;
            }

            if (store.Find("file", id) is not { } file)
            {
                return ApiError.NoSuch("file upload", id, $"evidence[{field}]");
            }

            bytes += (long)file.Json["size"]!;
        }

        return bytes > MostFileBytes
            ? ApiError.Invalid("The combined size of your evidence files must be at most 4.5 MB.", "evidence")
            : null;
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
