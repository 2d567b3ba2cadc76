using System.Security.Cryptography;
using System.Text;

namespace MotoPortal.Simulator.Objects;

/// <summary>The account's own random key: it makes fingerprints that mean nothing anywhere else.</summary>
internal sealed class Secrets
{
    /// <summary>Reads the key, or makes it when the file is new.</summary>
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

    /// <summary>A card's fingerprint: the same number gives the same 16 letters within this account.</summary>
    public string CardFingerprint(string number) =>
        Convert.ToBase64String(HMACSHA256.HashData(Account, Encoding.UTF8.GetBytes(number)))
            .Replace("+", "x", StringComparison.Ordinal).Replace("/", "y", StringComparison.Ordinal)[..16];
}
