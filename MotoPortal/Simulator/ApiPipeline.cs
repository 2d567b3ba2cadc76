using System.Text;
using System.Text.Json.Nodes;
using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator;

/// <summary>
/// The processing of every request under <c>/v1</c>: key, version, form, idempotency, parameters, the endpoint in one transaction,
/// expansion, answer. In this order, because Stripe's errors come in this order.
/// </summary>
internal sealed class ApiPipeline(
    SimulatorDatabase database,
    IdempotencyKeys keys,
    Expansion expansion,
    FaultBoard faults,
    WebhookDelivery webhooks,
    SimulatorOptions options,
    TimeProvider time)
{
    private const string DropMark = "drop";
    private const int LongestKey = 255;

    /// <summary>Handles a request to an endpoint.</summary>
    public async Task RunAsync(HttpContext context, Operation operation)
    {
        var requestId = Ids.Make("req_", 14);
        var (form, error) = await ReadAsync(context, operation);
        if (error is not null)
        {
            await WriteAsync(context, requestId, error);
            return;
        }

        var key = HttpMethods.IsPost(operation.Method) ? context.Request.Headers["Idempotency-Key"].ToString() : "";
        if (key.Length == 0)
        {
            await ExecuteAsync(context, operation, form!, new RequestOrigin(requestId, null));
            DropIfAsked(context);
            return;
        }

        context.Response.Headers["Idempotency-Key"] = key;
        if (key.Length > LongestKey)
        {
            await WriteAsync(context, requestId, ApiError.Invalid($"Idempotency keys can have up to {LongestKey} characters."));
        }
        else if (!keys.TryBegin(key))
        {
            await WriteAsync(context, requestId, InUse(key));
        }
        else
        {
            try
            {
                await ExecuteOnceAsync(context, operation, form!, new RequestOrigin(requestId, key));
            }
            finally
            {
                keys.End(key);
            }

            // A caller who lost the connection may repeat the key at once, so it is released first.
            DropIfAsked(context);
        }
    }

    private static void DropIfAsked(HttpContext context)
    {
        if (context.Items.ContainsKey(DropMark))
        {
            context.Abort();
        }
    }

    /// <summary>Answers a request to an unknown path.</summary>
    public static Task UnknownAddressAsync(HttpContext context)
    {
        var error = Authentication.Check(context.Request) ?? new ApiError(
            StatusCodes.Status404NotFound,
            "invalid_request_error",
            null,
            $"Unrecognized request URL ({context.Request.Method}: {context.Request.Path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.");
        return WriteAsync(context, Ids.Make("req_", 14), error);
    }

    private async Task<(ReadForm? Form, ApiError? Error)> ReadAsync(HttpContext context, Operation operation)
    {
        var request = context.Request;
        if (Authentication.Check(request) is { } unauthorized)
        {
            return (null, unauthorized);
        }

        if (ApiVersion.Check(request, options.StrictVersion) is { } unspoken)
        {
            return (null, unspoken);
        }

        UploadedFile? file = null;
        var (text, error) = ("", (ApiError?)null);
        if (operation.TakesFile && MultipartForm.IsSent(request))
        {
            (text, file, error) = await MultipartForm.ReadAsync(request, context.RequestAborted);
        }
        else
        {
            (text, error) = await RequestBody.ReadAsync(request, context.RequestAborted);
        }

        if (error is not null)
        {
            return (null, error);
        }

        var (tree, unreadable) = FormDecoder.Decode(text);
        return unreadable is null ? (new ReadForm(tree!, text, file), null) : (null, unreadable);
    }

    private async Task ExecuteOnceAsync(HttpContext context, Operation operation, ReadForm form, RequestOrigin origin)
    {
        var fingerprint = keys.FingerprintOf(operation.Method, context.Request.Path, form.Text);
        if (database.InTransaction(() => keys.Find(origin.IdempotencyKey!)) is not { } kept)
        {
            await ExecuteAsync(context, operation, form, origin, fingerprint);
        }
        else if (kept.Fingerprint != fingerprint)
        {
            await WriteAsync(context, origin.RequestId, Mismatch(origin.IdempotencyKey!));
        }
        else
        {
            context.Response.Headers["Idempotent-Replayed"] = "true";
            context.Response.Headers["Original-Request"] = kept.RequestId;
            await WriteAsync(context, origin.RequestId, kept.Status, kept.Body);
        }
    }

    private async Task ExecuteAsync(
        HttpContext context, Operation operation, ReadForm form, RequestOrigin origin, string? fingerprint = null)
    {
        var schema = ParameterSchema.Embedded[operation.Key];
        var expand = form.Tree.TakeOut("expand");
        var (parameters, error) = ParameterCheck.Run(schema.Parameters, form.Tree);
        error ??= expand is { CanBeArray: false } || expand?.Elements.Any(path => path.Value is null) == true
            ? ApiError.Invalid("Invalid array", "expand")
            : Expansion.Check(schema, PathsOf(expand));
        if (error is not null)
        {
            await WriteAsync(context, origin.RequestId, error);
            return;
        }

        var request = $"{operation.Method} {context.Request.Path}";
        var reader = (string?)context.Request.RouteValues["id"];
        if (faults.Take(FaultKind.RateLimited, reader, request) is not null)
        {
            await WriteAsync(context, origin.RequestId, RateLimited(context));
            return;
        }

        if (faults.Take(FaultKind.ConnectionDroppedBefore, reader, request) is not null)
        {
            context.Items[DropMark] = true;
            return;
        }

        if (faults.Take(FaultKind.ServerErrorBefore, reader, request) is not null)
        {
            await WriteAsync(context, origin.RequestId, ServerError);
            return;
        }

        var call = new Call(
            reader ?? "", (string?)context.Request.RouteValues["parent"] ?? "", parameters!, origin)
        { File = form.File };
        var failsAfter = faults.Take(FaultKind.ServerErrorAfter, reader, request) is not null;
        var (status, body) = database.InTransaction(() =>
        {
            var answer = operation.Run(call);
            if (answer is Answer.Done done)
            {
                expansion.Apply(schema, done.Body, PathsOf(expand));
            }

            var (answerStatus, json) =
                failsAfter ? (ServerError.Status, ServerError.ToBody(origin.RequestId)) : StatusAndBody(answer, origin.RequestId);
            var text = json.ToJsonString(StripeJson.Indented);
            if (fingerprint is not null && answer is not Answer.Refused { Remembered: false })
            {
                keys.Keep(origin.IdempotencyKey!, new KeptAnswer(fingerprint, origin.RequestId, answerStatus, text));
            }

            return (answerStatus, text);
        });
        webhooks.Ring();

        if (faults.Take(FaultKind.ConnectionDropped, reader, request) is not null)
        {
            context.Items[DropMark] = true;
            return;
        }

        if (faults.Take(FaultKind.SlowAnswer, reader, request) is { } slow)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(slow.Milliseconds), time, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (origin.IdempotencyKey is not null)
        {
            context.Response.Headers["Original-Request"] = origin.RequestId;
        }

        await WriteAsync(context, origin.RequestId, status, body);
    }

    private static (int Status, JsonObject Body) StatusAndBody(Answer answer, string requestId) => answer switch
    {
        Answer.Done done => (StatusCodes.Status200OK, done.Body),
        Answer.Refused refused => (refused.Error.Status, refused.Error.ToBody(requestId)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string[] PathsOf(FormNode? expand) => [.. expand?.Elements.Select(path => path.Value!) ?? []];

    private static Task WriteAsync(HttpContext context, string requestId, ApiError error) =>
        WriteAsync(context, requestId, error.Status, error.ToBody(requestId).ToJsonString(StripeJson.Indented));

    private static async Task WriteAsync(HttpContext context, string requestId, int status, string body)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["Request-Id"] = requestId;
        ApiVersion.Name(context);
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, CancellationToken.None);
    }

    private static ApiError ServerError { get; } = new(
        StatusCodes.Status500InternalServerError,
        "api_error",
        null,
        "An unknown error occurred. If this persists, contact support at https://support.stripe.com/.");

    private static ApiError RateLimited(HttpContext context)
    {
        context.Response.Headers["Stripe-Rate-Limited-Reason"] = "endpoint-rate";
        return new ApiError(StatusCodes.Status429TooManyRequests, "invalid_request_error", "rate_limit", "Request rate limit exceeded.");
    }

    private static ApiError InUse(string key) => new(
        StatusCodes.Status409Conflict,
        "idempotency_error",
        "idempotency_key_in_use",
        $"There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): {key}. Please try again later.");

    private static ApiError Mismatch(string key) => new(
        StatusCodes.Status400BadRequest,
        "idempotency_error",
        null,
        $"Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '{key}' if you meant to execute a different request.");

    private sealed record ReadForm(FormNode Tree, string Text, UploadedFile? File);
}
