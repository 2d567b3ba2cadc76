using System.Security.Cryptography;
using System.Text;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.Http;

/// <summary>
/// Stores the first answer to each idempotency key, also a 5xx, and returns it again. Of the request only a keyed hash is stored, so that
/// no parameter is in the file. See https://docs.stripe.com/api/idempotent_requests.
/// </summary>
internal sealed class IdempotencyKeys(SimulatorDatabase database, Secrets secrets, SimulatorOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _inUse = new(StringComparer.Ordinal);

    /// <summary>Claims a key; false when a request with it is still running.</summary>
    public bool TryBegin(string key)
    {
        lock (_lock)
        {
            return _inUse.Add(key);
        }
    }

    /// <summary>Releases a key.</summary>
    public void End(string key)
    {
        lock (_lock)
        {
            _inUse.Remove(key);
        }
    }

    /// <summary>The stored answer of a key; null when there is none or it is too old. Called inside a transaction.</summary>
    public KeptAnswer? Find(string key)
    {
        var oldest = time.GetUtcNow().Subtract(options.IdempotencyKeyLifetime).ToUnixTimeSeconds();
        database.Execute("DELETE FROM idempotency_keys WHERE created < $0", oldest);
        return database.Query(
            "SELECT fingerprint, request_id, status, body FROM idempotency_keys WHERE key = $0",
            row => new KeptAnswer(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetString(3)),
            key).FirstOrDefault();
    }

    /// <summary>Stores the answer of a key, in the transaction that carried out the request.</summary>
    public void Keep(string key, KeptAnswer answer) => database.Execute(
        "INSERT OR IGNORE INTO idempotency_keys (key, fingerprint, created, request_id, status, body) VALUES ($0, $1, $2, $3, $4, $5)",
        key, answer.Fingerprint, time.GetUtcNow().ToUnixTimeSeconds(), answer.RequestId, answer.Status, answer.Body);

    /// <summary>The keyed hash of method, path and body.</summary>
    public string FingerprintOf(string method, string path, string body) =>
        Convert.ToHexString(HMACSHA256.HashData(secrets.Account, Encoding.UTF8.GetBytes($"{method} {path}\n{body}")));
}
