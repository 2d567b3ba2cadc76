using Npgsql;

namespace MotoPortal.Data;

/// <summary>Rings this node's bell for changes that other nodes committed.</summary>
internal sealed partial class PostgresBellListener(string connectionString, Bell bell, TimeProvider time, ILogger<PostgresBellListener> log)
    : BackgroundService
{
    private static readonly TimeSpan PauseAfterLoss = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                LogLost(log, exception);
                await Task.Delay(PauseAfterLoss, time, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        connection.Notification += (_, notification) => bell.Ring(notification.Payload);
        await connection.OpenAsync(stoppingToken);
        await using (var listen = new NpgsqlCommand($"LISTEN {PostgresPortalDb.BellChannel}", connection))
        {
            await listen.ExecuteNonQueryAsync(stoppingToken);
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            await connection.WaitAsync(stoppingToken);
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "The line on which other nodes ring was lost; it is opened again")]
    private static partial void LogLost(ILogger log, Exception exception);
}
