using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RestoredCopies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "missing_objects",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    AmountMinorUnits = table.Column<long>(type: "INTEGER", nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    HasSucceeded = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_missing_objects", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "pending_comparisons",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    LedgerSize = table.Column<long>(type: "INTEGER", nullable: false),
                    NewestAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pending_comparisons", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "restored_copies",
                columns: table => new
                {
                    LedgerSize = table.Column<long>(type: "INTEGER", nullable: false),
                    FoundAt = table.Column<long>(type: "INTEGER", nullable: false),
                    NewestAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CheckpointSize = table.Column<long>(type: "INTEGER", nullable: true),
                    CheckpointOrigin = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    TakenOverAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TakenOverById = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_restored_copies", x => x.LedgerSize);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "missing_objects");

            migrationBuilder.DropTable(
                name: "pending_comparisons");

            migrationBuilder.DropTable(
                name: "restored_copies");
        }
    }
}
