// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// Heads of logs. Each origin has one writer, a size never goes back, and no size gets a second root.
contract Anchor {
    struct Head {
        address writer;
        uint64 size;
        uint64 time;
        bytes32 sha256Root;
        bytes32 sm3Root;
        bytes32 digest;
    }

    mapping(bytes32 => Head) public heads;

    event Registered(bytes32 indexed origin, address writer);
    event Anchored(bytes32 indexed origin, uint64 size, bytes32 sha256Root, bytes32 sm3Root, bytes32 digest);

    error NotWriter();
    error Taken();
    error Rollback();
    error Fork();

    function register(bytes32 origin) external {
        if (heads[origin].writer != address(0)) revert Taken();
        heads[origin].writer = msg.sender;
        emit Registered(origin, msg.sender);
    }

    function anchor(bytes32 origin, uint64 size, bytes32 sha256Root, bytes32 sm3Root, bytes32 digest) external {
        Head storage head = heads[origin];
        if (head.writer != msg.sender) revert NotWriter();
        if (size < head.size) revert Rollback();
        if (size == head.size && head.time != 0 && (sha256Root != head.sha256Root || sm3Root != head.sm3Root)) revert Fork();
        head.size = size;
        head.time = uint64(block.timestamp);
        head.sha256Root = sha256Root;
        head.sm3Root = sm3Root;
        head.digest = digest;
        emit Anchored(origin, size, sha256Root, sm3Root, digest);
    }
}
