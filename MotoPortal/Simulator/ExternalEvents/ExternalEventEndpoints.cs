using System.Text.Json.Nodes;
using MotoPortal.Simulator.Http;

namespace MotoPortal.Simulator.ExternalEvents;

/// <summary>
/// Triggers external events over HTTP, as JSON or form: <c>POST /_simulator/elsewhere</c> with <c>act</c> and <c>id</c>, and optionally
/// <c>last4</c>, <c>exp_month</c>, <c>exp_year</c>, <c>reason</c>.
/// </summary>
internal static class ExternalEventEndpoints
{
    /// <summary>The path of the endpoint.</summary>
    public const string Path = "/_simulator/elsewhere";

    /// <summary>Maps the endpoint.</summary>
    public static void MapExternalEvents(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(Path, async context =>
    {
        var (values, error) = await SwitchHttp.ReadAsync(context.Request, context.RequestAborted);
        if (error is null)
        {
            error = ExternalEventTrigger.KindOf(values!.Text("act")) is { } happening
                ? context.RequestServices.GetRequiredService<ExternalEventTrigger>().Happen(happening, values!)
                : ApiError.Invalid(
                    $"Invalid act: must be one of {string.Join(", ", Enum.GetValues<ExternalEvent>().Select(ExternalEventTrigger.NameOf))}",
                    "act");
        }

        await (error is null
            ? SwitchHttp.AnswerAsync(context, new JsonObject { ["act"] = values!.Text("act"), ["id"] = values!.Text("id") })
            : SwitchHttp.RefuseAsync(context, error));
    });
}
