using System.Text.Json;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.Faults;

/// <summary>The faults that are switched on. In memory only: a restart switches them off. Thread-safe.</summary>
internal sealed class FaultBoard
{
    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];

    /// <summary>The faults that are on, oldest first.</summary>
    public IReadOnlyList<Fault> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _faults];
            }
        }
    }

    /// <summary>The default duration of a fault, in milliseconds.</summary>
    public static int DefaultMilliseconds(FaultKind kind) => kind is FaultKind.WebhooksDelayed or FaultKind.ChargeSucceedsLater
        or FaultKind.ChargeFailsLater or FaultKind.RefundPending or FaultKind.RefundFails ? 5000 : kind is FaultKind.SlowAuthorization
            ? 3000
            : 2000;

    /// <summary>Whether a fault stays on by default: conditions do, incidents happen once.</summary>
    public static bool IsStickyByNature(
        FaultKind kind) => kind is FaultKind.ReaderOffline or FaultKind.ReaderBusy or FaultKind.MotoNotEnabled
        or FaultKind.MotoNotRecorded or FaultKind.WebhooksOff or FaultKind.WebhooksDuplicated or FaultKind.WebhooksDelayed
        or FaultKind.WebhooksReordered or FaultKind.DeclinesLikeSandbox or FaultKind.NoApiError;

    /// <summary>Whether a fault can be limited to one request: HTTP faults only.</summary>
    public static bool IsOfRequests(FaultKind kind) => kind is FaultKind.ServerErrorBefore or FaultKind.ServerErrorAfter
        or FaultKind.ConnectionDroppedBefore or FaultKind.ConnectionDropped or FaultKind.SlowAnswer or FaultKind.RateLimited;

    /// <summary>Whether a fault can be limited to one reader; the others apply to the whole account.</summary>
    public static bool IsOfReaders(FaultKind kind) => IsOfRequests(kind) || kind is FaultKind.ReaderOffline or FaultKind.ReaderBusy
        or FaultKind.TimeoutDelivered or FaultKind.TimeoutUndelivered or FaultKind.ConnectionErrorAfterSuccess
        or FaultKind.ConnectionErrorBeforeSuccess or FaultKind.PowerLost or FaultKind.CustomerCanceled or FaultKind.SlowAuthorization
        or FaultKind.NoApiError;

    /// <summary>Whether a fault has a decline code.</summary>
    public static bool IsOfDeclines(FaultKind kind) => kind is FaultKind.ChargeDeclined or FaultKind.ChargeFailsLater;

    /// <summary>The name of a kind in requests.</summary>
    public static string NameOf(FaultKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    /// <summary>The kind with this name; null when there is none.</summary>
    public static FaultKind? KindOf(string name) =>
        Enum.GetValues<FaultKind>().Where(kind => NameOf(kind) == name).Select(kind => (FaultKind?)kind).FirstOrDefault();

    /// <summary>Switches a fault on. A reader or request that does not apply to the kind is ignored.</summary>
    public Fault Set(FaultKind kind, string? reader = null, bool? sticky = null, int? milliseconds = null, string? request = null,
        string? code = null, string? advice = null)
    {
        var fault = new Fault(
            Ids.Make("fault_", 10),
            kind,
            IsOfReaders(kind) ? reader : null,
            sticky ?? IsStickyByNature(kind),
            milliseconds ?? DefaultMilliseconds(kind),
            IsOfRequests(kind) ? request : null,
            IsOfDeclines(kind) ? code : null,
            IsOfDeclines(kind) ? advice : null);
        lock (_lock)
        {
            _faults.Add(fault);
        }

        return fault;
    }

    /// <summary>Switches a fault off; false when it was not on.</summary>
    public bool Clear(string id)
    {
        lock (_lock)
        {
            return _faults.RemoveAll(fault => fault.Id == id) > 0;
        }
    }

    /// <summary>Switches every fault off.</summary>
    public void ClearAll()
    {
        lock (_lock)
        {
            _faults.Clear();
        }
    }

    /// <summary>Whether a fault is on, without using it up.</summary>
    public bool IsOn(FaultKind kind, string? reader = null)
    {
        lock (_lock)
        {
            return _faults.Exists(fault => Fits(fault, kind, reader, request: null));
        }
    }

    /// <summary>The fault if it is on, null otherwise; a fault for the next time only is used up.</summary>
    public Fault? Take(FaultKind kind, string? reader = null, string? request = null)
    {
        lock (_lock)
        {
            var fault = _faults.Find(fault => Fits(fault, kind, reader, request));
            if (fault is { IsSticky: false })
            {
                _faults.Remove(fault);
            }

            return fault;
        }
    }

    private static bool Fits(Fault fault, FaultKind kind, string? reader, string? request) =>
        fault.Kind == kind
        && (fault.Reader is null || fault.Reader == reader)
        && (fault.Request is null || (request is not null && request.Contains(fault.Request, StringComparison.OrdinalIgnoreCase)));
}
