using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.Terminal;

/// <summary>Terminal locations: https://docs.stripe.com/api/terminal/locations.</summary>
internal sealed class LocationOperations(ObjectStore store, Rendering rendering, Lists lists, TimeProvider time) : IOperations
{
    private const string Type = "terminal.location";

    /// <inheritdoc />
    public IReadOnlyList<Operation> Operations =>
    [
        new("POST", "/v1/terminal/locations", Create),
        new("GET", "/v1/terminal/locations", call => lists.Page(call, Type, "/v1/terminal/locations", [])),
        new(
            "GET",
            "/v1/terminal/locations/{id}",
            call => store.Find(call.Id) is { Type: Type } found ? rendering.Show(found) : ApiError.NoSuch(Type, call.Id)),
        new("POST", "/v1/terminal/locations/{id}", Update),
        new("DELETE", "/v1/terminal/locations/{id}", Delete),
    ];

    private Answer Create(Call call)
    {
        var json = Shapes.New(Type, time.GetUtcNow());
        json["address"] = Changes.Address(call.Parameters["address"]);
        Changes.Apply(json, call.Parameters, "display_name", "metadata", "phone");
        return rendering.Show(store.Add(Type, json));
    }

    private Answer Update(Call call)
    {
        if (store.Find(Type, call.Id) is not { } location)
        {
            return ApiError.NoSuch(Type, call.Id);
        }

        Changes.Apply(location.Json, call.Parameters, "display_name", "metadata", "phone");
        if (call.Parameters["address"] is { } address)
        {
            location.Json["address"] = Changes.Address(address);
        }

        store.Save(location);
        return rendering.Show(location);
    }

    private Answer Delete(Call call)
    {
        if (store.Find(Type, call.Id) is not { } location)
        {
            return ApiError.NoSuch(Type, call.Id);
        }

        foreach (var reader in store.All("terminal.reader", Condition.Equal("location", location.Id)))
        {
            reader.Json["location"] = null;
            store.Save(reader);
        }

        return store.Delete(location);
    }
}
