using System.Net.Http.Headers;
using System.Text;
using System.Threading.Channels;
using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;
using Stripe;

namespace MotoPortal.Simulator.Events;

/// <summary>
/// Delivers signed events to webhook endpoints in the background. A delivery that is not answered with 2xx is repeated later; pending ones
/// are kept over a restart. Each endpoint has its own queue, so that a slow one does not delay the others.
/// </summary>
internal sealed partial class WebhookDelivery(
    SimulatorDatabase database,
    ObjectStore store,
    Rendering rendering,
    FaultBoard faults,
    SimulatorOptions options,
    TimeProvider time,
    ILogger<WebhookDelivery> logger) : BackgroundService
{
    private readonly Channel<bool> _bell =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<string, Task> _queues = new(StringComparer.Ordinal);

    // The client lives as long as the simulator, but its connections do not, so that a change of the portal's addresses takes effect.
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = options.WebhookAnswerLimit,
    };

    /// <summary>Signals that there may be new deliveries.</summary>
    public void Ring() => _bell.Writer.TryWrite(true);

    /// <inheritdoc />
    public override void Dispose()
    {
        _client.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var now = time.GetUtcNow().ToUnixTimeMilliseconds();
                var dues = database.InTransaction(() => database.Query(
                    "SELECT endpoint, MIN(due) FROM deliveries WHERE due IS NOT NULL GROUP BY endpoint",
                    row => (Endpoint: row.GetString(0), Due: row.GetInt64(1))));
                var free = dues.Where(due => !_queues.TryGetValue(due.Endpoint, out var queue) || queue.IsCompleted).ToList();
                foreach (var (endpoint, _) in free.Where(due => due.Due <= now))
                {
                    _queues[endpoint] = WorkOffAsync(endpoint, stoppingToken);
                }

                var next = free.Where(due => due.Due > now).Select(due => due.Due - now).DefaultIfEmpty(long.MaxValue).Min();
                await WaitAsync(next, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The normal end.
        }

        await Task.WhenAll(_queues.Values);
    }

    private async Task WaitAsync(long milliseconds, CancellationToken cancellationToken)
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var bell = _bell.Reader.WaitToReadAsync(woken.Token).AsTask();
        var clock =
            Task.Delay(milliseconds < 86_400_000 ? TimeSpan.FromMilliseconds(milliseconds) : Timeout.InfiniteTimeSpan, time, woken.Token);
        await Task.WhenAny(bell, clock);
        await woken.CancelAsync();
        _bell.Reader.TryRead(out _);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task WorkOffAsync(string endpointId, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var batch = database.InTransaction(() => Due(endpointId));
                if (batch.Count == 0)
                {
                    return;
                }

                foreach (var delivery in batch)
                {
                    await DeliverAsync(delivery, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Remaining deliveries are in the database.
        }
        finally
        {
            Ring();
        }
    }

    private List<Delivery> Due(string endpointId)
    {
        var rows = database.Query(
            "SELECT id, event, attempts FROM deliveries WHERE endpoint = $0 AND due <= $1 ORDER BY due, id LIMIT 50",
            row => (Id: row.GetInt64(0), Event: row.GetString(1), Attempts: row.GetInt32(2)),
            endpointId,
            time.GetUtcNow().ToUnixTimeMilliseconds());
        if (rows.Count == 0)
        {
            return [];
        }

        if (store.Find("webhook_endpoint", endpointId) is not { } endpoint || endpoint.Text("status") != "enabled")
        {
            database.Execute("UPDATE deliveries SET due = NULL WHERE endpoint = $0", endpointId);
            return [];
        }

        if (rows.Count > 1 && faults.Take(FaultKind.WebhooksReordered) is not null)
        {
            rows.Reverse();
        }

        return
        [
            .. rows.Select(row => new Delivery(
                row.Id, row.Attempts, endpoint.Text("url")!, (string)endpoint.Hidden["secret"]!, rendering.Show(store.Find(row.Event)!)
                    .ToJsonString(StripeJson.Indented))),
        ];
    }

    private async Task DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var delivered = await SendAsync(delivery, cancellationToken);
        var delays = options.WebhookRetryDelays;
        object? due = !delivered && delivery.Attempts < delays.Count
            ? time.GetUtcNow().Add(delays[delivery.Attempts]).ToUnixTimeMilliseconds()
            : null;
        database.InTransaction(() => database.Execute(
            "UPDATE deliveries SET attempts = attempts + 1, delivered = $1, due = $2 WHERE id = $0", delivery.Id, delivered ? 1 : 0, due));
    }

    private async Task<bool> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Body));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = content };
            request.Headers.TryAddWithoutValidation("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
            request.Headers.TryAddWithoutValidation(
                "Stripe-Signature",
                EventUtility.GenerateSignatureHeader(delivery.Body, delivery.Secret, time.GetUtcNow().ToUnixTimeSeconds()));
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            LogUnreachable(logger, delivery.Id, delivery.Attempts + 1);
            return false;
        }
    }

    [LoggerMessage(EventId = 9101, Level = LogLevel.Information, Message = "Webhook delivery {DeliveryId} got no answer at try {Attempt}")]
    private static partial void LogUnreachable(ILogger logger, long deliveryId, int attempt);

    private sealed record Delivery(long Id, int Attempts, string Url, string Secret, string Body);
}
