using System.Security.Cryptography;
using System.Text;

namespace MotoPortal.Simulator.Objects;

/// <summary>The account's random key, which makes fingerprints specific to it.</summary>
internal sealed class Secrets
{
    /// <summary>Reads the key, or creates it for a new database.</summary>
    public Secrets(SimulatorDatabase database)
    {
        Account = database.InTransaction(() =>
        {
            database.Execute("INSERT OR IGNORE INTO secrets (name, value) VALUES ('account', $0)", RandomNumberGenerator.GetBytes(32));
            return database.Query("SELECT value FROM secrets WHERE name = 'account'", row => (byte[])row.GetValue(0))[0];
        });
    }

    /// <summary>The key, 32 bytes.</summary>
    public byte[] Account { get; }

    /// <summary>A card's fingerprint: 16 letters, equal for equal numbers of this account.</summary>
    public string CardFingerprint(string number) =>
        Convert.ToBase64String(HMACSHA256.HashData(Account, Encoding.UTF8.GetBytes(number)))
            .Replace("+", "x", StringComparison.Ordinal).Replace("/", "y", StringComparison.Ordinal)[..16];
}
