using System.Text.Json.Nodes;
using MotoPortal.Simulator.Cards;
using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Terminal;

namespace MotoPortal.Simulator.Home;

/// <summary>
/// The fault switches over HTTP, as JSON or form: <c>POST /_simulator/faults</c> with <c>kind</c> and optionally <c>reader</c>,
/// <c>sticky</c>, <c>milliseconds</c>, <c>request</c>, <c>code</c>, <c>advice</c>; <c>GET</c> lists, <c>DELETE</c> removes one or all. A
/// browser's form is redirected to its page.
/// </summary>
internal static class FaultEndpoints
{
    public const string Path = "/_simulator/faults";

    /// <summary>Maps the endpoints.</summary>
    public static void MapFaults(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, context => SwitchHttp.WriteAsync(context, StatusCodes.Status200OK, ListOf(Board(context))));
        endpoints.MapPost(Path, SetAsync);
        endpoints.MapDelete(Path, context =>
        {
            Board(context).ClearAll();
            return SwitchHttp.WriteAsync(context, StatusCodes.Status200OK, ListOf(Board(context)));
        });
        endpoints.MapDelete($"{Path}/{{id}}", context => ClearAsync(context, (string)context.Request.RouteValues["id"]!));

        // HTML forms cannot send DELETE.
        endpoints.MapPost($"{Path}/{{id}}/clear", context => ClearAsync(context, (string)context.Request.RouteValues["id"]!));
    }

    private static async Task SetAsync(HttpContext context)
    {
        var (values, error) = await SwitchHttp.ReadAsync(context.Request, context.RequestAborted);
        if (values is null)
        {
            await SwitchHttp.RefuseAsync(context, error!);
            return;
        }

        var reader = values.Text("reader");
        if (FaultBoard.KindOf(values.GetValueOrDefault("kind") ?? "") is not { } kind)
        {
            error = ApiError.Invalid(
                $"Invalid kind: must be one of {string.Join(", ", Enum.GetValues<FaultKind>().Select(FaultBoard.NameOf))}", "kind");
        }
        else if (kind == FaultKind.CustomerCanceled && reader is not null && CancelNow(context, reader))
        {
            // The reader was waiting, so its cancel button was pressed at once and no fault is left to switch on.
            await SwitchHttp.AnswerAsync(
                context, new JsonObject { ["kind"] = FaultBoard.NameOf(kind), ["reader"] = reader, ["used"] = true });
            return;
        }
        else
        {
            int? milliseconds = int.TryParse(
                values.GetValueOrDefault("milliseconds"),
                System.Globalization.CultureInfo.InvariantCulture,
                out var number) ? Math.Clamp(number, 1, 600_000) : null;
            bool? sticky = bool.TryParse(values.GetValueOrDefault("sticky"), out var isSticky) ? isSticky : null;
            var request = values.Text("request");
            var code = values.Text("code");
            var advice = values.Text("advice");
            error = code is not null
                && KnownDeclineCodes.Find(code) is null ? ApiError.Invalid("Invalid code: Stripe has no such decline code.", "code")
                : advice is not null && !KnownDeclineCodes.AdviceCodes.Contains(advice, StringComparer.Ordinal) ? ApiError.Invalid(
                    "Invalid advice: Stripe has no such advice code.", "advice")
                : null;
            if (error is null)
            {
                await SwitchHttp.AnswerAsync(context, Shown(Board(context).Set(kind, reader, sticky, milliseconds, request, code, advice)));
                return;
            }
        }

        await SwitchHttp.RefuseAsync(context, error);
    }

    private static bool CancelNow(HttpContext context, string readerId)
    {
        var services = context.RequestServices;
        var canceled = services.GetRequiredService<SimulatorDatabase>().InTransaction(() =>
            services.GetRequiredService<ObjectStore>().Find(ReaderOperations.Type, readerId) is { } reader
            && services.GetRequiredService<ReaderAction>().CancelByCustomer(reader));
        services.GetRequiredService<Events.WebhookDelivery>().Ring();
        return canceled;
    }

    private static Task ClearAsync(HttpContext context, string id) => Board(context).Clear(id)
        ? SwitchHttp.AnswerAsync(context, new JsonObject { ["id"] = id, ["deleted"] = true })
        : SwitchHttp.RefuseAsync(context, ApiError.NoSuch("fault", id));

    private static JsonObject ListOf(FaultBoard board) =>
        new() { ["object"] = "list", ["data"] = new JsonArray([.. board.All.Select(Shown)]) };

    private static JsonObject Shown(Fault fault) => new()
    {
        ["id"] = fault.Id,
        ["kind"] = FaultBoard.NameOf(fault.Kind),
        ["reader"] = fault.Reader,
        ["sticky"] = fault.IsSticky,
        ["milliseconds"] = fault.Milliseconds,
        ["request"] = fault.Request,
        ["code"] = fault.Code,
        ["advice"] = fault.Advice,
    };

    private static FaultBoard Board(HttpContext context) => context.RequestServices.GetRequiredService<FaultBoard>();
}
