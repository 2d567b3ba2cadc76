using System.Text.Json.Nodes;
using MotoPortal.Simulator.Cards;
using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.Customers;

/// <summary>Customers: https://docs.stripe.com/api/customers.</summary>
internal sealed class CustomerOperations(
    ObjectStore store, Rendering rendering, Lists lists, EventLog events, CustomerCards cards, TimeProvider time) : IOperations
{
    private static readonly string[] PlainKeys =
    [
        "balance", "business_name", "description", "email", "individual_name", "invoice_prefix", "metadata", "name",
        "next_invoice_sequence",
        "phone", "preferred_locales", "tax_exempt",
    ];

    /// <inheritdoc />
    public IReadOnlyList<Operation> Operations =>
    [
        new("POST", "/v1/customers", Create),
        new("GET", "/v1/customers", call => lists.Page(call, "customer", "/v1/customers", Lists.Equal(call, "email"))),
        new("GET", "/v1/customers/search", Search),
        new("GET", "/v1/customers/{id}", Get),
        new("POST", "/v1/customers/{id}", Update),
        new("DELETE", "/v1/customers/{id}", Delete),
        new("GET", "/v1/customers/{id}/payment_methods", ListPaymentMethods),
        new("GET", "/v1/customers/{parent}/payment_methods/{id}", GetPaymentMethod),
    ];

    private Answer Create(Call call)
    {
        var json = Shapes.New("customer", time.GetUtcNow());
        json["invoice_prefix"] = Ids.Make("", 8).ToUpperInvariant();
        Change(json, call.Parameters);
        var customer = store.Add("customer", json);
        events.Append("customer.created", rendering.Show(customer), call.Origin);
        if ((string?)call.Parameters["payment_method"] is not { } card)
        {
            return rendering.Show(customer);
        }

        return cards.Attach(card, customer, "payment_method", call.Origin) is Answer.Refused refused
            ? refused
            : rendering.Show(store.Find(customer.Id)!);
    }

    private Answer Get(Call call) =>
        store.Find(call.Id) is { Type: "customer" } customer ? rendering.Show(customer) : ApiError.NoSuch("customer", call.Id);

    private Answer Update(Call call)
    {
        if (store.Find("customer", call.Id) is not { } customer)
        {
            return ApiError.NoSuch("customer", call.Id);
        }

        if ((string?)call.Parameters["invoice_settings"]?["default_payment_method"] is { Length: > 0 } card
            && store.Find("payment_method", card)?.Text("customer") != customer.Id)
        {
            return ApiError.NoSuch("PaymentMethod", card, "invoice_settings[default_payment_method]");
        }

        var before = rendering.Show(customer);
        Change(customer.Json, call.Parameters);
        store.Save(customer);
        if (Changes.Previous(before, customer.Json) is { } previous)
        {
            events.Append("customer.updated", rendering.Show(customer), call.Origin, previous);
        }

        return rendering.Show(customer);
    }

    private Answer Delete(Call call)
    {
        if (store.Find("customer", call.Id) is not { } customer)
        {
            return ApiError.NoSuch("customer", call.Id);
        }

        cards.DetachAll(customer.Id, call.Origin);
        events.Append("customer.deleted", rendering.Show(customer), call.Origin);
        return store.Delete(customer);
    }

    private Answer Search(Call call)
    {
        var (conditions, error) = SearchQuery.Parse((string)call.Parameters["query"]!);
        if (error is not null)
        {
            return error;
        }

        long? olderThan = null;
        if ((string?)call.Parameters["page"] is { } token)
        {
            if (store.Find("customer", token) is not { } last)
            {
                return ApiError.Invalid("Invalid page token.", "page");
            }

            olderThan = last.Sequence;
        }

        var page = store.List("customer", conditions!, Lists.Limit(call), olderThan, newerThan: null);
        return new JsonObject
        {
            ["object"] = "search_result",
            ["data"] = new JsonArray([.. page.Objects.Select(rendering.Show)]),
            ["has_more"] = page.HasMore,
            ["next_page"] = page.HasMore ? page.Objects[^1].Id : null,
            ["total_count"] = store.Count("customer", conditions!),
            ["url"] = "/v1/customers/search",
        };
    }

    private Answer ListPaymentMethods(Call call)
    {
        if (store.Find("customer", call.Id) is null)
        {
            return ApiError.NoSuch("customer", call.Id);
        }

        return lists.Page(
            call,
            "payment_method",
            $"/v1/customers/{call.Id}/payment_methods",
            [Condition.Equal("customer", call.Id), .. Lists.Equal(call, "type", "allow_redisplay")]);
    }

    private Answer GetPaymentMethod(Call call)
    {
        if (store.Find("customer", call.ParentId) is null)
        {
            return ApiError.NoSuch("customer", call.ParentId);
        }

        return store.Find("payment_method", call.Id) is { } card && card.Text("customer") == call.ParentId
            ? rendering.Show(card)
            : ApiError.NoSuch("PaymentMethod", call.Id);
    }

    private static void Change(JsonObject json, JsonObject parameters)
    {
        Changes.Apply(json, parameters, PlainKeys);
        if (parameters["address"] is { } address)
        {
            json["address"] = Changes.Address(address);
        }

        if (parameters["shipping"] is { } shipping)
        {
            json["shipping"] = shipping is JsonObject hash
                ? new JsonObject
                {
                    ["address"] =
                    Changes.Address(hash["address"]),
                    ["name"] = hash["name"]?.DeepClone(),
                    ["phone"] = hash["phone"]?.DeepClone()
                }
                : null;
        }

        if (parameters["invoice_settings"] is JsonObject settings)
        {
            Changes.Merge(json["invoice_settings"]!.AsObject(), settings);
        }
    }
}
