using System.Text.Json.Nodes;
using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.Terminal;

/// <summary>Readers: https://docs.stripe.com/api/terminal/readers. All of them are simulated.</summary>
internal sealed class ReaderOperations(ObjectStore store, Rendering rendering, Lists lists, FaultBoard faults, TimeProvider time)
    : IOperations
{
    /// <summary>The name of the type.</summary>
    public const string Type = "terminal.reader";

    /// <inheritdoc />
    public IReadOnlyList<Operation> Operations =>
    [
        new("POST", "/v1/terminal/readers", Create),
        new("GET", "/v1/terminal/readers", List),
        new(
            "GET",
            "/v1/terminal/readers/{id}",
            call => store.Find(call.Id) is { Type: Type } found ? rendering.Show(found) : ApiError.NoSuch(Type, call.Id)),
        new("POST", "/v1/terminal/readers/{id}", Update),
        new("DELETE", "/v1/terminal/readers/{id}", Delete),
    ];

    private Answer Create(Call call)
    {
        var code = (string)call.Parameters["registration_code"]!;
        var deviceType = code switch
        {
            "simulated-wpe" => "simulated_wisepos_e",
            "simulated-s700" => "simulated_stripe_s700",
            "simulated-s710" => "simulated_stripe_s710",
            _ => null,
        };
        if (deviceType is null)
        {
            return ApiError.Invalid(
                "No reader with this registration code was found. The simulator knows simulated-wpe, simulated-s700 and simulated-s710.",
                "registration_code");
        }

        if ((string?)call.Parameters["location"] is { } location && store.Find("terminal.location", location) is null)
        {
            return ApiError.NoSuch("terminal.location", location, "location");
        }

        var json = Shapes.New(Type, time.GetUtcNow());
        json["device_type"] = deviceType;
        json["location"] = call.Parameters["location"]?.DeepClone();
        json["serial_number"] = Guid.CreateVersion7(time.GetUtcNow()).ToString();
        json["label"] = $"{code}-{json["serial_number"]}";
        Changes.Apply(json, call.Parameters, "label", "metadata");
        return rendering.Show(store.Add(Type, json));
    }

    private Answer List(Call call)
    {
        var conditions = Lists.Equal(call, "device_type", "location", "serial_number");
        if ((string?)call.Parameters["status"] is { } status)
        {
            // Being offline is a fault, which is not stored.
            var offline = new JsonArray([.. store.All(Type)
                .Where(reader => faults.IsOn(FaultKind.ReaderOffline, reader.Id)).Select(reader => JsonValue.Create(reader.Id))]);
            conditions.Add(new Condition(
                $"id {(status == "offline" ? "" : "NOT ")}IN (SELECT value FROM json_each({{0}}))", offline.ToJsonString()));
        }

        return lists.Page(call, Type, "/v1/terminal/readers", conditions);
    }

    private Answer Update(Call call)
    {
        if (store.Find(Type, call.Id) is not { } reader)
        {
            return ApiError.NoSuch(Type, call.Id);
        }

        Changes.Apply(reader.Json, call.Parameters, "label", "metadata");
        store.Save(reader);
        return rendering.Show(reader);
    }

    private Answer Delete(Call call) =>
        store.Find(Type, call.Id) is { } reader ? store.Delete(reader, "device_type", "serial_number") : ApiError.NoSuch(Type, call.Id);
}
